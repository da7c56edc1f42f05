import { list, object, text } from '../schema.js';
import { fetchJson } from './upstream.js';

const userRoles = object({ roles: list(text()) });

/** Who may do what. When the access service cannot say so, nobody may: the error reaches the caller. */
export class AccessClient {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  async hasRole(user: string, role: string): Promise<boolean> {
    const { roles } = await fetchJson(userRoles, 'access service', `${this.#endpoint}/users/${encodeURIComponent(user)}/roles`);
    return roles.includes(role);
  }
}
