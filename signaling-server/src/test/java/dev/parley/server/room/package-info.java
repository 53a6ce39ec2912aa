/** The room rules, row by row and as properties. */
package dev.parley.server.room;
