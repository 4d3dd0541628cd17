/** One step of how unusual a value is, in limits: 1 is a detector's threshold. */
export interface ScoreStep {
  /** Scores from here on, up to the next step's. */
  readonly from: number;
  readonly label: string;
  readonly color: string;
  /** Whether it is above the limit: drawn as a full block, else as a thin line, so that it is read without colour. */
  readonly isUnusual: boolean;
}

const bounds = [0, 0.5, 1, 1.5, 2.5, 5] as const;
const labels = ['< ½', '½ – 1', '1 – 1½', '1½ – 2½', '2½ – 5', '> 5'] as const;
/** The more unusual, the further from the background, in both themes; told apart in grey and by colour-blind eyes. */
const colors = {
  dark: ['#262b33', '#434a57', '#b5471f', '#e8762b', '#ffb347', '#fff0b3'],
  light: ['#eef0f3', '#d3d8df', '#d27f22', '#b25318', '#862d11', '#4a1405'],
} as const;

/** The steps of scores in a theme, from usual to most unusual. */
export function scoreSteps(isDark: boolean): readonly ScoreStep[] {
  const own = isDark ? colors.dark : colors.light;
  return bounds.map((from, step) => ({ from, label: labels[step], color: own[step], isUnusual: from >= 1 }));
}

/** The step of a score; −1 of one that is missing. */
export function scoreStepOf(score: number): number {
  if (Number.isNaN(score)) {
    return -1;
  }
  let step = 0;
  while (step + 1 < bounds.length && score >= bounds[step + 1]) {
    step++;
  }
  return step;
}
