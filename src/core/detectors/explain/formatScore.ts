/** From here on a score says no more than that: it is divided by a spread of next to nothing. */
const mostThatSays = 1000;

/** A score in limits, as people read it: one decimal, none from ten on, and no long numbers. */
export function formatScore(score: number): string {
  return score > mostThatSays ? `> ${mostThatSays}` : score.toFixed(score >= 10 ? 0 : 1);
}
