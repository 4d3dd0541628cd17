import { t } from '@grafana/i18n';
import { asIs } from '../../asIs';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { DeclaredField, DeclaredRows } from './DeclaredRows';
import { InputControl } from './InputControl';
import { LabelsControl } from './NamesControl';

/** What the series of inputs must be: labels that they need, and the least and the greatest value. */
export function DeclarationsControl(props: ControlProps) {
  const { inputs } = useEditorChoices();
  return (
    <DeclaredRows
      {...props}
      addLabel={t('editor.expected.add', 'Add expectation')}
      removeLabel={(i) => t('editor.expected.remove', 'Remove expectation {{number}}', { ...asIs, number: i + 1 })}
      newItem={() => ({ input: inputs[0]?.refId ?? '' })}
    >
      {(propsOf) => (
        <>
          <InputControl {...propsOf('input')} />
          <LabelsControl {...propsOf('requiredLabels')} />
          <DeclaredField {...propsOf('minValue')} />
          <DeclaredField {...propsOf('maxValue')} />
        </>
      )}
    </DeclaredRows>
  );
}
