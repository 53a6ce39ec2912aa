package dev.parley.client.app;

import dev.parley.client.core.RelayCertificates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --turn-certificates} takes. */
public final class CertificatesOption implements ITypeConverter<RelayCertificates> {
    /** For the help. */
    public static final String DESCRIPTION =
            "what a turns: server must show (default: checked). any: use it whoever it is; media stays encrypted end to end";

    @Override
    public RelayCertificates convert(String text) {
        return switch (text) {
            case "checked" -> RelayCertificates.CHECKED;
            case "any" -> RelayCertificates.ANY;
            default -> throw new TypeConversionException("--turn-certificates takes checked or any");
        };
    }
}
