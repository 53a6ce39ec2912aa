/** The server's certificate and private key, read from PEM files and renewed with them. Only the JDK's TLS is used. */
@NullMarked
package dev.parley.server.net.tls;

import org.jspecify.annotations.NullMarked;
