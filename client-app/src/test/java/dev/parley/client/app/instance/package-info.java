@NullMarked
package dev.parley.client.app.instance;

import org.jspecify.annotations.NullMarked;
