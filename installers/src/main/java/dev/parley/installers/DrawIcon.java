package dev.parley.installers;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws Parley's icon, the window's own sign (a P that is also a speech bubble), in every size and container the installers need.
 *
 * <p>Usage: {@code java DrawIcon.java FOLDER} writes {@code 16.png} to {@code 512.png}, {@code parley.ico} and
 * {@code parley.icns}.
 */
public final class DrawIcon {
    /** The drawing's own coordinates run from 0 to this; every size is the same drawing scaled. */
    private static final double UNIT = 32;

    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256, 512);
    private static final Color TOP = new Color(0x5A, 0x60, 0xE0);
    private static final Color BOTTOM = new Color(0x43, 0x47, 0xBD);

    private DrawIcon() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (int size : SIZES) {
            Files.write(folder.resolve(size + ".png"), png(size));
        }
        Files.write(folder.resolve("parley.ico"), ico());
        Files.write(folder.resolve("parley.icns"), icns());
    }

    private static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size / UNIT, size / UNIT);
        graphics.setPaint(new GradientPaint(0, 0, TOP, 0, (float) UNIT, BOTTOM));
        graphics.fill(new RoundRectangle2D.Double(0, 0, UNIT, UNIT, 16, 16));
        graphics.setPaint(Color.WHITE);
        graphics.fill(bubble());
        graphics.dispose();
        return image;
    }

    private static Shape bubble() {
        Area bubble = new Area(circle(8.5));
        bubble.add(new Area(tail()));
        bubble.subtract(new Area(circle(3.9)));
        return bubble;
    }

    private static Shape circle(double radius) {
        return new Ellipse2D.Double(16 - radius, 15.5 - radius, 2 * radius, 2 * radius);
    }

    private static Shape tail() {
        Path2D tail = new Path2D.Double();
        tail.moveTo(7.5, 15.5);
        tail.lineTo(7.5, 26.98);
        tail.quadTo(7.7, 27.75, 8.4, 27.4);
        tail.lineTo(12.4, 24);
        tail.lineTo(16, 24);
        tail.lineTo(16, 15.5);
        tail.closePath();
        return tail;
    }

    private static byte[] png(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(draw(size), "png", bytes);
        return bytes.toByteArray();
    }

    /** Windows icon: a 6-byte header, 16 bytes for each picture, then the PNGs (allowed since Windows Vista). */
    private static byte[] ico() throws IOException {
        List<Integer> sizes = SIZES.stream().filter(size -> size <= 256).toList();
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        int headers = 6 + 16 * sizes.size();
        ByteBuffer out = ByteBuffer.allocate(headers).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int size : sizes) {
            byte[] png = png(size);
            byte edge = (byte) (size == 256 ? 0 : size); // 0 means 256
            out.put(edge).put(edge).put((byte) 0).put((byte) 0);
            out.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(headers + pictures.size());
            pictures.writeBytes(png);
        }
        return join(out.array(), pictures.toByteArray());
    }

    /** macOS icon: "icns", the file's length, then for each picture a four-letter type, a length and a PNG. */
    private static byte[] icns() throws IOException {
        byte[] pictures = join(icnsPicture("ic07", 128), icnsPicture("ic08", 256), icnsPicture("ic09", 512));
        return join(icnsHeader("icns", pictures.length), pictures);
    }

    private static byte[] icnsPicture(String type, int size) throws IOException {
        byte[] png = png(size);
        return join(icnsHeader(type, png.length), png);
    }

    private static byte[] icnsHeader(String type, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8).put(name).putInt(8 + length).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
