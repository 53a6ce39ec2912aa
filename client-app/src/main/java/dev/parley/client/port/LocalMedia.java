package dev.parley.client.port;

import dev.parley.client.core.DeviceState;

/** The own microphone and camera. No call blocks. */
public interface LocalMedia {
    /** Makes the devices ready (factory, capture) before a room is joined. Answer: {@link Listener#onDevices}. */
    void prepare();

    void setMicrophone(boolean on);

    /** Off really stops capture and encoding. */
    void setCamera(boolean on);

    /** Where news goes. Called on the adapter's threads; must not block. */
    interface Listener {
        void onDevices(DeviceState microphone, DeviceState camera);
    }
}
