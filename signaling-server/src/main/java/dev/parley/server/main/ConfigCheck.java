package dev.parley.server.main;

import dev.parley.server.account.OidcSettings;
import dev.parley.server.main.Sources.Sourced;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at a configuration without running it and without making anything. */
final class ConfigCheck {
    private ConfigCheck() {}

    /** Every value that cannot be used, each in a sentence; empty if all is well. */
    static List<String> problems(Sources sources) {
        List<String> problems = new ArrayList<>();
        Set<Setting> known = EnumSet.noneOf(Setting.class);
        Sources rest = sources.forTrial();
        while (true) {
            try {
                Configuration.of(rest);
                return problems;
            } catch (ConfigurationException e) {
                problems.add(String.valueOf(e.getMessage()));
                Setting wrong = e.setting();
                if (wrong == null || !known.add(wrong)) {
                    return problems.stream().distinct().toList();
                }
                // What else is wrong shows once this is not.
                rest = rest.without(wrong);
            }
        }
    }

    /** Why nobody could come from the OpenID provider now, of a configuration that can be used; empty if there is none or it answers. */
    static List<String> providerProblem(Sources sources) {
        try {
            AccountSettings accounts = AccountSettings.of(sources.forTrial());
            OidcSettings oidc = accounts == null ? null : accounts.oidc();
            return oidc == null
                    ? List.of()
                    : OpenAccounts.problem(oidc).stream().toList();
        } catch (ConfigurationException e) {
            throw new IllegalStateException("It could be used a moment ago", e);
        }
    }

    /** What a server would run with, a line for each setting, without secrets. */
    static List<String> summary(Sources sources) {
        List<String> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Sourced sourced = sources.get(setting);
            lines.add("  %s = %s   (%s)".formatted(setting.key(), shown(setting, sourced), sourced.origin()));
        }
        return lines;
    }

    private static String shown(Setting setting, Sourced sourced) {
        if (sourced.value().isEmpty()) {
            return "(none)";
        }
        return setting.isSecret() ? "(hidden)" : sourced.value();
    }
}
