/** Rules that hold over all packages of the server. */
package dev.parley.server;
