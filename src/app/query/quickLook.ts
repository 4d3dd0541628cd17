/** What stands out from the samples just before: needs no history of days. */
export const quickLook = { kind: 'anomaly', detector: 'robust', confirm: { required: 2, of: 3 } } as const;
