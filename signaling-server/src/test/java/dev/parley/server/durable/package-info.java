/** Tests of the package of the same name. */
package dev.parley.server.durable;
