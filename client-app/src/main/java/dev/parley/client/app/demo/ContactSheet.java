package dev.parley.client.app.demo;

import dev.parley.client.app.process.Sight;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** One picture of what everybody saw: a row for each viewer, a column for each sender. */
final class ContactSheet {
    private static final int TILE_WIDTH = 320;
    private static final int TILE_HEIGHT = 180;
    private static final int GAP = 12;
    private static final int HEAD = 36;
    private static final int MARGIN = 120;
    private static final Color PAPER = new Color(0x1b1f27);
    private static final Color EMPTY = new Color(0x2a303b);
    private static final Color INK = new Color(0xe6e9ef);

    private final List<String> names;
    private final Graphics2D pen;

    private ContactSheet(List<String> names, Graphics2D pen) {
        this.names = names;
        this.pen = pen;
    }

    static void write(List<String> names, List<Sight> sights, Path file) throws IOException {
        int width = MARGIN + names.size() * (TILE_WIDTH + GAP);
        int height = HEAD + names.size() * (TILE_HEIGHT + GAP);
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        pen.setColor(PAPER);
        pen.fillRect(0, 0, width, height);
        new ContactSheet(names, pen).draw(sights);
        pen.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }

    private void draw(List<Sight> sights) throws IOException {
        pen.setColor(INK);
        for (int i = 0; i < names.size(); i++) {
            pen.drawString(names.get(i), x(i), HEAD - GAP);
            pen.drawString(names.get(i) + " sees", GAP, y(i) + TILE_HEIGHT / 2);
        }
        for (Sight sight : sights) {
            tile(sight);
        }
    }

    private void tile(Sight sight) throws IOException {
        int x = x(names.indexOf(sight.sender()));
        int y = y(names.indexOf(sight.viewer()));
        pen.setColor(EMPTY);
        pen.fillRect(x, y, TILE_WIDTH, TILE_HEIGHT);
        if (sight.picture().isPresent()) {
            BufferedImage image = ImageIO.read(sight.picture().get().toFile());
            pen.drawImage(image, x, y, TILE_WIDTH, TILE_HEIGHT, null);
        } else {
            pen.setColor(INK);
            pen.drawString("no picture", x + GAP, y + TILE_HEIGHT / 2);
        }
    }

    private static int x(int column) {
        return MARGIN + column * (TILE_WIDTH + GAP);
    }

    private static int y(int row) {
        return HEAD + row * (TILE_HEIGHT + GAP);
    }
}
