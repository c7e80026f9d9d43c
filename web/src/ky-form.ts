// Entry point: the form element.
import { KyForm } from './form/element';

customElements.define('ky-form', KyForm);
