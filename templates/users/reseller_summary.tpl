{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
One reseller: state, master data, limits with what is used and handed out, and what he may pass on. }}
{{>TABS}}
<div class="bar state">
<span class="badge {{STATE_LOOK}}">{{STATE}}</span>
<span class="grow"></span>
<a class="button" href="{{USERS_HREF}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#users"></use></svg>{{_His users_}}</a>
{{#PRESENT}}
<form method="post" action="/login-as/{{ID}}" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#log-in"></use></svg>{{_Log in as this reseller_}}</button></form>
{{>ACTS}}
{{/PRESENT}}
</div>
{{#LOCKED}}<p class="note warn">{{_While the reseller is locked he cannot log in, and nobody can log in with his password._}}</p>{{/LOCKED}}
<div class="card">
<h2>{{_Master data_}}</h2>
<dl class="facts">
{{#FACT}}<dt>{{FACT_LABEL}}</dt><dd>{{FACT_VALUE}}</dd>{{/FACT}}
</dl>
</div>
<div class="card flush">
<div class="bar"><h2>{{_Limits_}}</h2></div>
{{>USAGE}}
</div>
<div class="card">
<h2>{{_What he may pass on and do_}}</h2>
<dl class="facts">
{{#SERVICE}}<dt>{{SERVICE_LABEL}}</dt><dd>{{SERVICE_VALUE}}</dd>{{/SERVICE}}
</dl>
</div>
