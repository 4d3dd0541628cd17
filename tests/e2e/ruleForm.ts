import { type Locator, type Page } from 'playwright-core';
import { z } from 'zod';
import { callGrafana } from '../grafana/callGrafana';
import { type Hand } from './hand';
import { isGrafana } from './target';

/** What was saved of a rule. */
export interface SavedRule {
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly threshold: number;
}

/** The form of an alert rule around the query editor: a Grafana's, or the stand-in of the workbench. */
export interface RuleForm {
  readonly name: Locator;
  readonly threshold: Locator;
  readonly preview: Locator;
  /** The instance of the previewed rule that has this service, with its state. */
  instance(service: string): Locator;
  /** Fills in what is not the query's and saves; gives what was saved. */
  save(): Promise<SavedRule>;
  /** Takes away what the test made. */
  cleanUp(): Promise<void>;
}

/** The form on the page of a new alert rule. */
export const ruleFormOf = (hand: Hand): RuleForm =>
  isGrafana ? new GrafanaRuleForm(hand.page) : new WorkbenchRuleForm(hand.page);

const savedInWorkbench = z.array(
  z.object({ name: z.string(), query: z.record(z.string(), z.unknown()), threshold: z.number() })
);

class WorkbenchRuleForm implements RuleForm {
  readonly name: Locator;
  readonly threshold: Locator;
  readonly preview: Locator;

  constructor(private readonly page: Page) {
    this.name = page.getByRole('textbox', { name: 'Rule name' });
    this.threshold = page.getByRole('spinbutton', { name: 'Is above' });
    this.preview = page.getByRole('button', { name: 'Preview' });
  }

  instance(service: string): Locator {
    return this.page.getByRole('list', { name: 'Instances' }).getByText(new RegExp(`^(Normal|Firing) .*${service}`));
  }

  async save(): Promise<SavedRule> {
    await this.page.getByRole('button', { name: 'Save rule' }).click();
    await this.page.getByRole('list', { name: 'Saved rules' }).getByRole('listitem').waitFor();
    const stored = await this.page.evaluate<string>(`sessionStorage.getItem('workbench.alertRules')`);
    const rule = savedInWorkbench.parse(JSON.parse(stored)).at(-1);
    if (rule === undefined) {
      throw new Error('no rule was saved');
    }
    return rule;
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }
}

const folders = z.array(z.object({ uid: z.string(), title: z.string() }));
const savedInGrafana = z.object({
  title: z.string(),
  data: z.array(z.object({ refId: z.string(), model: z.record(z.string(), z.unknown()) })),
});
const thresholdOf = z.object({
  conditions: z.tuple([z.object({ evaluator: z.object({ type: z.literal('gt'), params: z.array(z.number()) }) })]),
});

/** Its steps are numbered: a name, query and condition, a folder, how often it is evaluated, whom it tells. */
class GrafanaRuleForm implements RuleForm {
  readonly name: Locator;
  readonly threshold: Locator;
  readonly preview: Locator;
  private readonly condition: Locator;
  private readonly folder = `covary-e2e-${Date.now()}`;

  constructor(private readonly page: Page) {
    this.name = page.getByTestId('data-testid alert-rule name-field');
    this.condition = page.getByTestId('data-testid alert-rule step-2');
    this.threshold = this.condition.locator('input[type="number"]').last();
    this.preview = page.getByRole('button', { name: 'Preview alert rule condition' });
  }

  instance(service: string): Locator {
    const labels = this.page.getByTitle(new RegExp(`service=${service}\\b`));
    const row = this.condition.locator('div').filter({ has: labels }).last();
    return row.getByText(/^(Normal|Firing)$/);
  }

  async save(): Promise<SavedRule> {
    const dialog = this.page.getByRole('dialog');
    await this.page.getByRole('button', { name: 'New folder' }).click();
    await dialog.getByPlaceholder('Enter a name').fill(this.folder);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await this.page.getByRole('button', { name: 'New evaluation group' }).click();
    await dialog.getByPlaceholder('Enter a name').fill('group');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await this.page.getByTestId('contact-point-picker').getByRole('combobox').click();
    await this.page.getByRole('option', { name: 'grafana-default-email' }).click();
    await this.page.getByTestId('save-rule').click();
    await this.page.waitForURL(/\/alerting\/grafana\/[^/]+\/view/);
    await this.page.getByRole('tab', { name: 'Query and conditions' }).waitFor();
    const uid = /grafana\/([^/]+)\/view/.exec(this.page.url())?.[1];
    const { title, data } = savedInGrafana.parse(await callGrafana('GET', `/api/v1/provisioning/alert-rules/${uid}`));
    const threshold = data.find(({ model }) => model['type'] === 'threshold');
    const { conditions } = thresholdOf.parse(threshold?.model);
    return { name: title, query: data[0]?.model ?? {}, threshold: conditions[0].evaluator.params[0] ?? NaN };
  }

  async cleanUp(): Promise<void> {
    const known = folders.parse(await callGrafana('GET', '/api/folders?limit=1000'));
    const made = known.find(({ title }) => title === this.folder);
    if (made !== undefined) {
      await callGrafana('DELETE', `/api/folders/${made.uid}?forceDeleteRules=true`);
    }
  }
}
