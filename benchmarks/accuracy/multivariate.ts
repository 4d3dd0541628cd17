export async function runMultivariate(set: string, args: readonly string[]): Promise<void> {
  console.log(set, args);
}
