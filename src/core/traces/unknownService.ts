/** What OpenTelemetry calls the service of spans that name none. */
export const unknownService = 'unknown_service';
