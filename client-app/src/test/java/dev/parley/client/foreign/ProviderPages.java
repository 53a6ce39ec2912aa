package dev.parley.client.foreign;

import dev.parley.client.text.Texts;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What somebody does on the pages of an {@link OpenIdProvider}, until the browser shows that the app has the answer. */
public final class ProviderPages {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ProviderPages() {}

    /** Signs in under that name, and agrees that the app learns of it. */
    public static void signIn(String name, Chromium browser) {
        submit(browser, "login", "form.login.value = '%s'; form.password.value = 'any';".formatted(name));
        submit(browser, "consent", "");
        awaitText(browser, Texts.of("app.oidc.done.text"));
    }

    /** Does not sign in after all, and says so there. */
    public static void changeOnesMind(Chromium browser) {
        await(browser, "document.querySelector('a[href$=\"/abort\"]') !== null");
        ask(browser, "(() => { document.querySelector('a[href$=\"/abort\"]').click(); return true; })()");
        awaitText(browser, Texts.of("app.oidc.refused.text"));
    }

    /** Each page has a form, with a field that says what it is about. */
    private static void submit(Chromium browser, String prompt, String fill) {
        await(browser, "document.querySelector('input[name=prompt]')?.value === '%s'".formatted(prompt));
        ask(browser, "(() => { const form = document.forms[0]; %s form.submit(); return true; })()".formatted(fill));
    }

    private static void awaitText(Chromium browser, String text) {
        await(browser, "document.body.innerText.includes('" + text + "')");
    }

    private static void await(Chromium browser, String condition) {
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> ask(browser, condition));
    }

    /** False while the page changes. */
    private static boolean ask(Chromium browser, String expression) {
        try {
            return browser.evaluate(expression).getAsBoolean();
        } catch (AssertionError | UnsupportedOperationException changing) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
