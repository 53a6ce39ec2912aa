package dev.parley.client.port;

/**
 * How a picture is put into a box: one whose shape is near the box's fills it and loses its edges; one of a very different shape (a
 * phone held upright) is shown whole.
 *
 * @param cropX left edge of the part of the picture that is shown, picture pixels
 * @param width of the shown part in the box, in the box's units
 */
public record PictureFit(double cropX, double cropY, double cropWidth, double cropHeight, double width, double height) {
    /** Up to this difference between the two shapes the picture fills the box: 4:3 in 16:9 does, an upright one doesn't. */
    private static final double FILL_UP_TO = 1.4;

    /** For a picture and a box of these sizes, more than 0. */
    public static PictureFit of(double pictureWidth, double pictureHeight, double boxWidth, double boxHeight) {
        double shapes = pictureWidth / pictureHeight * boxHeight / boxWidth;
        return Math.max(shapes, 1 / shapes) <= FILL_UP_TO
                ? filling(pictureWidth, pictureHeight, boxWidth, boxHeight)
                : whole(pictureWidth, pictureHeight, boxWidth, boxHeight);
    }

    private static PictureFit filling(double pictureWidth, double pictureHeight, double boxWidth, double boxHeight) {
        double scale = Math.max(boxWidth / pictureWidth, boxHeight / pictureHeight);
        double cropWidth = boxWidth / scale;
        double cropHeight = boxHeight / scale;
        return new PictureFit(
                (pictureWidth - cropWidth) / 2,
                (pictureHeight - cropHeight) / 2,
                cropWidth,
                cropHeight,
                boxWidth,
                boxHeight);
    }

    private static PictureFit whole(double pictureWidth, double pictureHeight, double boxWidth, double boxHeight) {
        double scale = Math.min(boxWidth / pictureWidth, boxHeight / pictureHeight);
        return new PictureFit(0, 0, pictureWidth, pictureHeight, pictureWidth * scale, pictureHeight * scale);
    }
}
