package dev.parley.protocol;

/** A field that may not have that value. The message is a sentence for a person. */
public final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String sentence;

    public InvalidFieldException(String field, String message) {
        super(message);
        this.field = field;
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** The field's name as on the wire. */
    public String field() {
        return field;
    }
}
