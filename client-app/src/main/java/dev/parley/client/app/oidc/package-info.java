/** Signing in at an OpenID provider in the system's browser: authorization code with PKCE, and back by the loopback interface. */
@NullMarked
package dev.parley.client.app.oidc;

import org.jspecify.annotations.NullMarked;
