/** A release as endoflife.date publishes it, form 1. */
export function release(name: string, told: Readonly<Record<string, unknown>> = {}) {
  return {
    name,
    codename: null,
    label: name,
    releaseDate: '2020-01-01',
    isLts: false,
    ltsFrom: null,
    isEol: true,
    eolFrom: '2025-10-14',
    isMaintained: false,
    latest: { name: '1', date: null, link: null },
    custom: null,
    ...told,
  };
}

/** A product as it stands there; groups that it has not are absent. */
export function listed(name: string, releases: readonly unknown[], told: Readonly<Record<string, unknown>> = {}) {
  return {
    name,
    aliases: [],
    label: name,
    category: 'os',
    tags: ['os'],
    versionCommand: null,
    identifiers: [],
    labels: { eoas: null, discontinued: null, eol: 'Security Support', eoes: null },
    links: { icon: null, html: `https://endoflife.date/${name}`, releasePolicy: null },
    releases,
    ...told,
  };
}

/** The whole of what https://endoflife.date/api/v1/products/full answers. */
export function published(result: readonly unknown[], told: Readonly<Record<string, unknown>> = {}) {
  return { schema_version: '1.2.0', generated_at: '2026-11-21T00:21:13+00:00', total: result.length, result, ...told };
}
