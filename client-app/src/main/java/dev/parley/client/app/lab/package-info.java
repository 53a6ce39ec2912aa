/**
 * A network of its own on this computer, in Linux network namespaces, whose links, addresses and packets can be taken away: for
 * the proofs that meetings heal. Needs root and {@code ip}, {@code nft}; nothing outside the namespaces is touched.
 */
@NullMarked
package dev.parley.client.app.lab;

import org.jspecify.annotations.NullMarked;
