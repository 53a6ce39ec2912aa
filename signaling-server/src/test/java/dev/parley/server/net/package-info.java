/** The server over real sockets, with friendly and hostile clients. */
package dev.parley.server.net;
