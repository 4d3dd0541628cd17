import { type ScopedVars, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { sceneGraph, type SceneObject } from '@grafana/scenes';

const isSceneObject = (value: unknown): value is SceneObject =>
  typeof value === 'object' && value !== null && 'useState' in value && 'state' in value;

declare global {
  interface Window {
    /** Set by @grafana/scenes for data sources that ask outside a query. */
    __grafanaSceneContext?: unknown;
  }
}

const sceneOf = (scopedVars: ScopedVars | undefined): SceneObject | undefined => {
  const wrapped: unknown = scopedVars?.['__sceneObject']?.value;
  const scene = typeof wrapped === 'object' && wrapped !== null ? wrapped.valueOf() : undefined;
  return isSceneObject(scene) ? scene : undefined;
};

/** Interpolates with the scene that asks, as Grafana does; outside a scene only scoped variables are known. */
export class WorkbenchTemplateService implements TemplateSrv {
  getVariables(): TypedVariableModel[] {
    return [];
  }

  replace(target?: string, scopedVars?: ScopedVars, format?: Parameters<TemplateSrv['replace']>[2]): string {
    const scene =
      sceneOf(scopedVars) ?? (isSceneObject(window.__grafanaSceneContext) ? window.__grafanaSceneContext : undefined);
    if (target === undefined) {
      return '';
    }
    if (scene === undefined) {
      return target.replace(/\$\{?(\w+)\}?/g, (match, name: string) => String(scopedVars?.[name]?.value ?? match));
    }
    return sceneGraph.interpolate(
      scene,
      target,
      scopedVars,
      typeof format === 'function'
        ? (value, variable) => String(Reflect.apply(format, undefined, [value, variable]))
        : format
    );
  }

  containsTemplate(target?: string): boolean {
    return target !== undefined && /\$\{?\w+|\[\[\w+/.test(target);
  }

  updateTimeRange(): void {
    // scenes hold the time range
  }
}
