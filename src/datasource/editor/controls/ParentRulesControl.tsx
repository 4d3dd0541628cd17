import { t } from '@grafana/i18n';
import { asIs } from '../../asIs';
import { type ControlProps } from './controlProps';
import { DeclaredField, DeclaredRows } from './DeclaredRows';
import { LabelsControl } from './NamesControl';

/** Which alerts explain which others: two names and the labels that have to agree, a row each. */
export function ParentRulesControl(props: ControlProps) {
  return (
    <DeclaredRows
      {...props}
      addLabel={t('editor.parent-rules.add', 'Add rule')}
      removeLabel={(i) => t('editor.parent-rules.remove', 'Remove rule {{number}}', { ...asIs, number: i + 1 })}
      newItem={() => ({ parent: '*', child: '*' })}
    >
      {(propsOf) => (
        <>
          <DeclaredField {...propsOf('parent')} />
          <DeclaredField {...propsOf('child')} />
          <LabelsControl {...propsOf('equal')} />
        </>
      )}
    </DeclaredRows>
  );
}
