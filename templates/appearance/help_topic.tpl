{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Every form of a capability with the help of its fields. }}
{{#FORM}}
<section class="card">
<h2>{{#OF}}<span class="of">{{OF_LABEL}}:</span> {{/OF}}{{FORM_TITLE}}</h2>
<dl class="facts">
{{#FIELD}}<dt>{{FIELD_LABEL}}</dt><dd>{{FIELD_HELP}}</dd>
{{/FIELD}}
</dl>
</section>
{{/FORM}}
