import { callPath } from '../../core/rootcause/graph/callPath';
import { confidenceWord } from '../../core/rootcause/ranking/confidenceWord';
import { formatConfidence } from '../../core/rootcause/ranking/formatConfidence';
import { type RootCauseAnswer } from '../../frames/grafana/readRootCause';

/** What a report is made of. */
export interface ReportParts {
  readonly symptom: string;
  readonly answer: RootCauseAnswer;
  /** The service that shows the symptom; undefined where that is not known. */
  readonly symptomService: string | undefined;
  /** Series, step and the like, one line. */
  readonly frameLine: string;
  /** What was not looked at, or not judged. */
  readonly notices: readonly string[];
  readonly link: string;
}

const most = 5;

/** An investigation as Markdown, for a ticket or a chat. */
export function reportText({ symptom, answer, symptomService, frameLine, notices, link }: ReportParts): string {
  const suspects = answer.suspects.slice(0, most);
  const [first] = suspects;
  const way =
    first !== undefined && symptomService !== undefined ? callPath(answer.calls, first.service, symptomService) : [];
  return [
    `**${answer.sentence}**`,
    '',
    `Symptom: ${symptom}. ${frameLine}`,
    '',
    ...(suspects.length === 0
      ? []
      : [
          '| suspect | confidence | evidence |',
          '| --- | --- | --- |',
          ...suspects.map(
            ({ service, confidence, finding }) =>
              `| ${cell(service)} | ${formatConfidence(confidence)}, ${confidenceWord(confidence)} | ${cell(finding)} |`
          ),
          '',
        ]),
    ...(way.length > 1 ? [`Path: ${way.join(' → ')}`, ''] : []),
    ...notices.map((notice) => `- ${notice}`),
    ...(notices.length === 0 ? [] : ['']),
    link,
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
