package dev.parley.client.ui.common;

import dev.parley.client.port.Pictures;

/** What the screens need of the running client besides its state. */
public record ClientAccess(
        Pictures pictures, KeptPlaces places, SupportBundles bundles, Statistics statistics, Doctor doctor) {}
