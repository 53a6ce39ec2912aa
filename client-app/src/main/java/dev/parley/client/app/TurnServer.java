package dev.parley.client.app;

import dev.parley.protocol.IceServer;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --turn} takes: {@code URL,USER,PASS}. The password may contain commas. */
public final class TurnServer implements ITypeConverter<IceServer> {
    @Override
    public IceServer convert(String text) {
        String[] parts = text.split(",", 3);
        if (parts.length < 3 || !(parts[0].startsWith("turn:") || parts[0].startsWith("turns:"))) {
            throw new TypeConversionException("--turn takes turn:HOST:PORT,USER,PASSWORD");
        }
        return new IceServer(List.of(parts[0]), parts[1], parts[2]);
    }
}
