/** What a full mesh costs and holds, beside a browser, from two people to eight, over weak links, unseen, and for long. */
@NullMarked
package dev.parley.client.app.bench.mesh;

import org.jspecify.annotations.NullMarked;
