/** For texts with names of series, labels or stores in them: they are shown as they are. */
export const asIs = { interpolation: { escapeValue: false } };
