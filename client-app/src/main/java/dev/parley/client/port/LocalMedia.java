package dev.parley.client.port;

import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceState;

/** The own microphone, speaker and camera. No call blocks. */
public interface LocalMedia {
    /** Makes the devices ready (factory, capture) before a room is joined. Answer: {@link Listener#onDevices}. */
    void prepare();

    void setMicrophone(boolean on);

    /** Off really stops capture and encoding. */
    void setCamera(boolean on);

    /** Looks which devices there are, now and from now on, and switches none on. Answer: {@link Listener#onListed}. */
    void list();

    /** Uses these where they are there, also in a call, and again when one of them is back. */
    void use(DeviceChoice choice);

    /** Makes the devices ready and measures the microphone without a call, or ends that. Also lists the devices. */
    void check(boolean on);

    /** Plays a tone of about a second on the chosen speaker. While one is played: nothing. */
    void testSpeaker();

    /** Where news goes. Called on the adapter's threads; must not block. */
    interface Listener {
        void onDevices(DeviceState microphone, DeviceState camera);

        /** Not called where sound and pictures are made by the program itself. */
        default void onListed(DeviceList list) {}
    }
}
