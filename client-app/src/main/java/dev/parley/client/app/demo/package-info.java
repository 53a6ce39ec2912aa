/** A meeting of headless people with synthetic camera and sound, for a first look without hardware. */
@NullMarked
package dev.parley.client.app.demo;

import org.jspecify.annotations.NullMarked;
