{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
One user: state, personal data, limits and services, domains, and what the system is doing for him. }}
{{>TABS}}
<div class="bar state">
<span class="badge {{STATE_LOOK}}">{{STATE}}</span>
<span class="grow"></span>
{{#PRESENT}}
<form method="post" action="/login-as/{{ID}}" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#log-in"></use></svg>{{_Log in as this user_}}</button></form>
{{>ACTS}}
{{/PRESENT}}
</div>
{{#PRESENT}}{{#LOCKED}}<p class="note warn">{{_While the user is locked, nobody can log in as him and his sites show a neutral page. Unlocking restores everything._}}</p>{{/LOCKED}}{{/PRESENT}}
{{#REMOVING}}<p class="note warn">{{_This user is being deleted._}}</p>{{/REMOVING}}
<div class="card">
<h2>{{_Personal data_}}</h2>
<dl class="facts">
{{#FACT}}<dt>{{FACT_LABEL}}</dt><dd>{{FACT_VALUE}}</dd>{{/FACT}}
</dl>
</div>
<div class="card">
<h2>{{_Limits and services_}}</h2>
<dl class="facts">
{{#LIMIT}}<dt>{{LIMIT_LABEL}}</dt><dd>{{LIMIT_USED}}</dd>{{/LIMIT}}
{{#SERVICE}}<dt>{{SERVICE_LABEL}}</dt><dd>{{SERVICE_VALUE}}</dd>{{/SERVICE}}
</dl>
</div>
<div class="card">
<h2>{{_Domains_}}</h2>
{{#NO_DOMAIN}}<p class="quiet">{{_No domains yet._}}</p>{{/NO_DOMAIN}}
<ul class="plain">{{#DOMAIN}}<li><a href="/domains/{{DOMAIN_ID}}">{{DOMAIN_NAME}}</a></li>{{/DOMAIN}}</ul>
<div class="buttons"><a class="button" href="/domains/new?user={{LOGIN}}">{{_New domain_}}</a></div>
</div>
{{#SETUP}}
<div class="card">
<h2>{{_Set-up_}}</h2>
{{>PROGRESS}}
</div>
{{/SETUP}}
