/** A longer expression would keep PromQL's parser busy for long, and may nest more deeply than it can follow; characters. */
export const longestPromQl = 4000;
