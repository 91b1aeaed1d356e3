{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What went wrong and what to do: error_page() in src/http/parts.cc fills it. }}
<div class="card trouble">
<p class="lead">{{SENTENCE}}</p>
<p>{{ADVICE}}</p>
{{#INCIDENT}}<p class="incident">{{INCIDENT_TEXT}}</p>{{/INCIDENT}}
<p class="buttons"><a class="button primary" href="/">{{WAY_OUT}}</a></p>
</div>
