import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { defer, filter, from, lastValueFrom, Subject, takeUntil, type Observable } from 'rxjs';

const requestUrl = ({ url, params }: BackendSrvRequest): string => {
  const absolute = new URL(url.startsWith('/') ? url : `/${url}`, window.location.origin);
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        absolute.searchParams.append(name, String(one));
      }
    }
  }
  return absolute.href;
};

const requestInit = ({ method, data, headers, abortSignal }: BackendSrvRequest): RequestInit => ({
  method: method ?? 'GET',
  headers: {
    accept: 'application/json',
    ...(data === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  ...(data === undefined ? {} : { body: typeof data === 'string' ? data : JSON.stringify(data) }),
  ...(abortSignal === undefined ? {} : { signal: abortSignal }),
});

const readBody = async (response: Response, type: BackendSrvRequest['responseType']): Promise<unknown> => {
  if (type === 'blob') {
    return response.blob();
  }
  if (type === 'arraybuffer') {
    return response.arrayBuffer();
  }
  const text = await response.text();
  if (type === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Grafana's HTTP client: a later request with the same `requestId` cancels the earlier one. */
export class WorkbenchBackendService implements BackendSrv {
  private readonly superseded = new Subject<string>();

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    const { requestId } = options;
    return defer(() => {
      const abort = new AbortController();
      options.abortSignal?.addEventListener('abort', () => abort.abort());
      if (requestId === undefined) {
        return from(this.send<T>({ ...options, abortSignal: abort.signal }));
      }
      this.superseded.next(requestId);
      const cancelled = this.superseded.pipe(filter((id) => id === requestId));
      cancelled.subscribe(() => abort.abort());
      return from(this.send<T>({ ...options, abortSignal: abort.signal })).pipe(takeUntil(cancelled));
    });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    throw new Error('the workbench answers no chunked requests');
  }

  request<T>(options: BackendSrvRequest): Promise<T> {
    return lastValueFrom(this.fetch<T>(options)).then((response) => response.data);
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(url: string, params?: Record<string, unknown>, requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({
      ...options,
      url,
      method: 'GET',
      ...(params === undefined ? {} : { params }),
      ...(requestId === undefined ? {} : { requestId }),
    });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'DELETE' });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'POST' });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'PATCH' });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, url, data, method: 'PUT' });
  }

  private async send<T>(config: BackendSrvRequest): Promise<FetchResponse<T>> {
    const response = await fetch(requestUrl(config), requestInit(config));
    const { status, statusText, ok, headers, redirected, type, url } = response;
    const data = (await readBody(response, config.responseType)) as T;
    if (!ok) {
      const error: FetchError<T> = { status, statusText, data, config };
      throw error;
    }
    return { data, status, statusText, ok, headers, redirected, type, url, config };
  }
}
