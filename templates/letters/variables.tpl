{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What can stand in a text: show_variables() fills it. }}
<section class="card" aria-labelledby="variables">
<h2 id="variables">{{_Variables_}}</h2>
<p class="lead">{{_Write them as they stand here, with both pairs of signs._}}</p>
<dl class="facts">
{{#VARIABLE}}<dt><code>{{VARIABLE_NAME}}</code></dt><dd>{{VARIABLE_LABEL}}</dd>{{/VARIABLE}}
</dl>
</section>
