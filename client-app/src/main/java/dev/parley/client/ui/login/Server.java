package dev.parley.client.ui.login;

/** Where meetings are arranged. */
enum Server {
    THIS_COMPUTER("This computer"),
    ANOTHER("Another server");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
