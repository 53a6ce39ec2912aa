package dev.parley.client.webrtc;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** For tests that let two people with real media stacks in this process call each other. Both hang up after each test. */
@Needs(Need.MEDIA_LIBRARY)
abstract class AdaAndBob {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    static Person ada;
    static Person bob;

    @BeforeAll
    static void prepare() {
        ada = new Person("Ada", 1280, 720);
        bob = new Person("Bob", 640, 360);
        ada.prepare();
        bob.prepare();
    }

    @AfterEach
    void hangUp() {
        for (Person person : List.of(ada, bob)) {
            person.hangUp();
            person.holdsOffers = false;
            person.observerFails = false;
            person.stack.setCamera(true);
            person.stack.setMicrophone(true);
        }
    }

    @AfterAll
    static void close() {
        if (ada != null) {
            ada.close();
            bob.close();
        }
    }

    /** Lets them meet on a connection that neither had before. */
    static void introduce() {
        Person.introduce(ada, bob, SERIAL.incrementAndGet());
    }

    static void call() {
        ada.call(bob, SERIAL.incrementAndGet());
    }

    static void callAndConnect() {
        call();
        ada.awaitCall();
        bob.awaitCall();
    }
}
