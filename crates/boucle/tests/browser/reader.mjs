// A person before a page: sees labels, buttons and links, and acts on them with the mouse or with the keyboard alone.

import assert from 'node:assert/strict';

export class Reader {
  constructor(page) {
    this.page = page;
  }

  async go(path) {
    await this.page.goto(path);
  }

  async write(label, text) {
    await this.field(label).fill(text);
  }

  async tick(label) {
    const box = this.box(label);
    await this.unfold(box);
    await box.check();
  }

  async choose(label, option) {
    const list = this.list(label);
    await this.unfold(list);
    await list.selectOption({ label: option });
  }

  async press(name) {
    await this.button(name).click();
  }

  async follow(name) {
    await this.link(name).click();
  }

  /** Boxes and lists may be folded away in groups, as they would be for the reader. */
  async unfold(inside) {
    for (const group of await this.folded(inside)) await group.click();
  }

  async folded(inside) {
    const groups = this.page.locator('details:not([open])').filter({ has: inside });
    return (await groups.count()) ? [groups.locator('summary').first()] : [];
  }

  field(label) {
    return this.page.getByRole('main').getByLabel(label, { exact: true });
  }

  // These two may be folded away, and are looked for inside groups: they may name nothing above themselves.
  box(label) {
    return this.page.getByRole('checkbox', { name: label, exact: true, includeHidden: true });
  }

  list(label) {
    return this.page.getByRole('combobox', { name: label, exact: true, includeHidden: true });
  }

  button(name) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  link(name) {
    return this.page.getByRole('link', { name, exact: true }).first();
  }

  async reads(text) {
    await this.page.getByRole('main').getByText(text).first().waitFor();
  }
}

/** The same person with no mouse: Tab goes forward, Enter follows and presses, the space bar ticks. */
export class KeyboardReader extends Reader {
  async write(label, text) {
    await this.reach(this.field(label));
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async tick(label) {
    const box = this.box(label);
    await this.unfold(box);
    if (await box.isChecked()) return;
    await this.reach(box);
    await this.page.keyboard.press('Space');
    assert.ok(await box.isChecked(), `the space bar does not tick "${label}"`);
  }

  async choose(label, option) {
    const list = this.list(label);
    await this.unfold(list);
    await this.reach(list);
    // Letters move a list to the option that begins with them.
    await this.page.keyboard.type(option);
    assert.equal(await list.evaluate((node) => node.selectedOptions[0].label), option);
  }

  async press(name) {
    await this.reach(this.button(name));
    await this.page.keyboard.press('Enter');
  }

  async follow(name) {
    await this.reach(this.link(name));
    await this.page.keyboard.press('Enter');
  }

  async unfold(inside) {
    for (const group of await this.folded(inside)) {
      await this.reach(group);
      await this.page.keyboard.press('Enter');
    }
  }

  /** Tabs until the focus is there; a page on which that never happens cannot be used without a mouse. */
  async reach(target) {
    await target.first().waitFor({ state: 'visible' });
    for (let presses = 0; presses < 500; presses += 1) {
      if (await target.first().evaluate((node) => node === document.activeElement)) {
        assert.ok(await target.first().evaluate(showsFocus), `nothing shows that ${target} has the focus`);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`the Tab key never reaches ${target}`);
  }
}

function showsFocus(node) {
  const style = getComputedStyle(node);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
}
