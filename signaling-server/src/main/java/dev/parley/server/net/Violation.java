package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;

/** A broken rule of the socket, and what the peer is told about it. */
record Violation(ErrorCode code, String sentence) {}
