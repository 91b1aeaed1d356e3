{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A mail with its variables replaced: show_preview() fills it. :p keeps line breaks. }}
<section class="card" aria-labelledby="preview">
<h2 id="preview">{{_Preview_}}</h2>
<dl class="facts">
{{#FROM}}<dt>{{_Sender_}}</dt><dd>{{PREVIEW_SENDER}}</dd>{{/FROM}}
<dt>{{_Recipient_}}</dt><dd>{{PREVIEW_TO}}</dd>
<dt>{{_Subject_}}</dt><dd>{{PREVIEW_SUBJECT}}</dd>
</dl>
<pre class="mail" tabindex="0">{{PREVIEW_TEXT:p}}</pre>
</section>
