/** What is known of each series, in the order of the columns of a matrix of features. */
export const featureNames = ['mean', 'p50', 'p99', 'spread', 'trend', 'seasonality', 'spikes'] as const;
