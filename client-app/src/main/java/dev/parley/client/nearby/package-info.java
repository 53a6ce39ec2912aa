/** Meetings on the same network, by multicast DNS and DNS-SD (RFC 6762, RFC 6763): the only package that names JmDNS. */
@NullMarked
package dev.parley.client.nearby;

import org.jspecify.annotations.NullMarked;
