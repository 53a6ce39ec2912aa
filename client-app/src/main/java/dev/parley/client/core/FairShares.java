package dev.parley.client.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides what there is by weighted max-min fairness: nobody gets more than they ask for, and whoever asks for more than their
 * part gets as much for each unit of weight as everybody else who does. So small wishes are met in full, and what they leave is
 * shared by the large ones.
 */
final class FairShares {
    private FairShares() {}

    /**
     * @param bps asked for, 0 or more
     * @param weight 1 or more
     */
    record Wish(long bps, int weight) {
        private double perWeight() {
            return (double) bps / weight;
        }
    }

    /** The shares, in the order of the wishes; their sum is never above {@code pool}. */
    static List<Long> of(List<Wish> wishes, long pool) {
        List<Integer> smallestFirst = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            smallestFirst.add(i);
        }
        smallestFirst.sort(Comparator.comparingDouble(i -> wishes.get(i).perWeight()));
        Long[] shares = new Long[wishes.size()];
        long left = Math.max(0, pool);
        long weights = wishes.stream().mapToLong(Wish::weight).sum();
        for (int i : smallestFirst) {
            Wish wish = wishes.get(i);
            shares[i] = Math.min(wish.bps(), left * wish.weight() / weights);
            left -= shares[i];
            weights -= wish.weight();
        }
        return List.of(shares);
    }
}
