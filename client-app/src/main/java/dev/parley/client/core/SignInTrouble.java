package dev.parley.client.core;

import dev.parley.client.text.Texts;

/** Why signing in at an OpenID provider did not come to an end. */
public enum SignInTrouble {
    /** The provider does not answer, or not in time. */
    PROVIDER_UNREACHABLE("core.oidc.provider-unreachable"),
    /** What the provider says is not what the specifications ask for, so it is not trusted. */
    PROVIDER_WRONG("core.oidc.provider-wrong"),
    /** The provider said no, or the person did there. */
    REFUSED("core.oidc.refused"),
    /** Nobody came back from the browser in time. */
    TIMED_OUT("core.oidc.timed-out"),
    /** The browser could not come back: this computer gives no port on 127.0.0.1. */
    NO_PORT("core.oidc.no-port");

    private final String key;

    SignInTrouble(String key) {
        this.key = key;
    }

    /**
     * A sentence for a person, with what to do.
     *
     * @param provider its name
     */
    public String sentence(String provider) {
        return Texts.of(key, provider);
    }
}
