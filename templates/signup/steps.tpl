{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Where in the wizard one is. }}
<ol class="steps" aria-label="{{_Steps_}}">
{{#WIZARD_STEP}}
<li{{#PASSED}} class="done"{{/PASSED}}{{#PRESENT_STEP}} aria-current="step"{{/PRESENT_STEP}}>{{WIZARD_LABEL}}</li>
{{/WIZARD_STEP}}
</ol>
