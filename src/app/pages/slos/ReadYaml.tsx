import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Field, Stack, TextArea } from '@grafana/ui';
import { type ServiceLevelObjective } from '../../../core/rules/slo/serviceLevelObjective';
import { readSloYaml } from '../../slos/readSloYaml';

interface Props {
  readonly onAdd: (slos: readonly ServiceLevelObjective[]) => void;
  readonly onCancel: () => void;
}

/** Objectives from the YAML of sloth or OpenSLO. What cannot be read is said and adds nothing. */
export function ReadYaml({ onAdd, onCancel }: Props) {
  const [text, setText] = useState('');
  const read = text.trim() === '' ? undefined : readSloYaml(text);
  const count = read?.slos.length ?? 0;
  return (
    <Stack direction="column">
      <Field label={t('slos.yaml.text', 'YAML of sloth or OpenSLO')} noMargin>
        <TextArea id="slo-yaml" rows={10} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      </Field>
      {read?.problems.map((problem) => (
        <p role="alert" key={problem}>
          {problem}
        </p>
      ))}
      <Stack>
        <Button disabled={count === 0} onClick={() => onAdd(read?.slos ?? [])}>
          {t('slos.yaml.add', 'Look at {{count}} objectives', { count, defaultValue_one: 'Look at one objective' })}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('slos.form.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}
