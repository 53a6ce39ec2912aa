package dev.parley.client.ui.room;

import dev.parley.client.core.LinkSample;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Statistics;
import dev.parley.client.ui.room.ChartStrokes.Point;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * One chart with its title and its newest values. Its lines are drawn on one canvas, a hundred short strokes once a second;
 * JavaFX's own charts make a node for each point, and lay all of them out at each change.
 */
final class ChartView extends VBox {
    private static final double HEIGHT = 64;
    /** The scale stands above the lines, where none crosses it. */
    private static final double SCALE_HEIGHT = 14;

    private static final double SWATCH = 8;
    private static final double STROKE = 1.5;

    private final LinkChart chart;
    private final Canvas canvas = new Canvas(0, HEIGHT);
    private final Label top = Labels.line("", "link-chart-top");
    /** One for each line; its colour comes with the theme, and the line on the canvas has it too. */
    private final List<Rectangle> swatches = new ArrayList<>();

    private final List<Label> values = new ArrayList<>();
    private List<LinkSample> samples = List.of();
    private long now;

    ChartView(LinkChart chart) {
        this.chart = chart;
        StackPane plot = new StackPane(canvas, top);
        StackPane.setAlignment(top, Pos.TOP_LEFT);
        plot.getStyleClass().add("link-chart-plot");
        // Time goes on to the right whatever the language.
        plot.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        plot.setMinSize(0, HEIGHT);
        plot.setPrefHeight(HEIGHT);
        plot.setMaxHeight(HEIGHT);
        getStyleClass().add("link-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(head(), Labels.paragraph(chart.meaning(), "field-help"), plot);
        canvas.setManaged(false);
        plot.widthProperty().subscribe(width -> {
            canvas.setWidth(width.doubleValue());
            draw();
        });
        swatches.forEach(swatch -> swatch.fillProperty().subscribe(colour -> draw()));
    }

    private Node head() {
        HBox head = new HBox(Labels.line(chart.title(), "link-chart-title"), Labels.spacer());
        head.getStyleClass().add("link-chart-head");
        for (int i = 0; i < chart.series().size(); i++) {
            head.getChildren().add(legend(chart.series().get(i), i));
        }
        return head;
    }

    private Node legend(LinkChart.Series line, int index) {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH);
        swatch.getStyleClass().add("link-chart-line-" + index);
        swatches.add(swatch);
        Label value = Labels.line("", "link-chart-value");
        values.add(value);
        HBox legend = new HBox(swatch, value);
        String name = line.direction().text();
        if (!name.isEmpty()) {
            legend.getChildren().add(1, Labels.line(name, "link-chart-name"));
        }
        legend.getStyleClass().add("link-chart-legend");
        return legend;
    }

    /**
     * Draws these.
     *
     * @param at the time at the right edge, ms since 1970-01-01T00:00Z
     */
    void show(List<LinkSample> measured, long at) {
        samples = measured;
        now = at;
        for (int i = 0; i < values.size(); i++) {
            values.get(i).setText(chart.latest(measured, chart.series().get(i)));
        }
        top.setText(chart.text(chart.top(measured)));
        setAccessibleText(chart.description(measured));
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setLineWidth(STROKE);
        pen.setLineCap(StrokeLineCap.ROUND);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        // Half a line's width is left at the edges, so that none is cut in half.
        ChartStrokes.Box box = new ChartStrokes.Box(
                Math.max(0, canvas.getWidth() - 2 * STROKE),
                HEIGHT - SCALE_HEIGHT - 2 * STROKE,
                now,
                Statistics.KEPT_MS,
                chart.top(samples));
        for (int i = 0; i < swatches.size(); i++) {
            pen.setStroke(swatches.get(i).getFill());
            pen.setFill(swatches.get(i).getFill());
            ChartStrokes.of(samples, chart.series().get(i).value(), box)
                    .strokes()
                    .forEach(stroke -> draw(pen, stroke));
        }
    }

    private static void draw(GraphicsContext pen, List<Point> stroke) {
        if (stroke.size() == 1) {
            Point dot = stroke.getFirst();
            pen.fillOval(dot.x(), dot.y() + SCALE_HEIGHT, 2 * STROKE, 2 * STROKE);
            return;
        }
        double[] xs = stroke.stream().mapToDouble(point -> point.x() + STROKE).toArray();
        double[] ys = stroke.stream()
                .mapToDouble(point -> point.y() + SCALE_HEIGHT + STROKE)
                .toArray();
        pen.strokePolyline(xs, ys, xs.length);
    }
}
